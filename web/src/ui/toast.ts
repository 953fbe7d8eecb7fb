/** What can be done about what a toast says, such as undoing it. */
export interface ToastAction {
  label: string;
  run: () => unknown;
}

/** What a toast says; failures are told apart by more than their colour. */
export interface Toast {
  message: string;
  failed: boolean;
  action?: ToastAction | undefined;
  /** Aborted when what it says turns out not to be so. */
  withdrawn?: AbortSignal | undefined;
}

/** Heard by the place where toasts appear, which loads their code with the first one. */
export const toastBus = new EventTarget();

function show(toast: Toast): void {
  toastBus.dispatchEvent(new CustomEvent('toast', { detail: toast }));
}

/** With an action it stays longer, and Ctrl/Cmd-Z outside of inputs does the same as its button. */
export function toastDone(message: string, action?: ToastAction, withdrawn?: AbortSignal): void {
  show({ message, failed: false, action, withdrawn });
}

/** Failures stay until they are closed: a person may be looking elsewhere when one arrives. */
export function toastFailure(message: string, action?: ToastAction): void {
  show({ message, failed: true, action });
}
