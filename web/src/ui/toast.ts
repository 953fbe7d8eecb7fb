/** What a toast says; failures are told apart by more than their colour. */
export interface Toast {
  message: string;
  failed: boolean;
}

/** Heard by the place where toasts appear, which loads their code with the first one. */
export const toastBus = new EventTarget();

function show(toast: Toast): void {
  toastBus.dispatchEvent(new CustomEvent('toast', { detail: toast }));
}

export function toastDone(message: string): void {
  show({ message, failed: false });
}

/** Failures stay until they are closed: a person may be looking elsewhere when one arrives. */
export function toastFailure(message: string): void {
  show({ message, failed: true });
}
