import { notifications } from '@mantine/notifications';

export function toastDone(message: string): void {
  notifications.show({ message, color: 'teal', autoClose: 5000, withBorder: true });
}

/** Failures stay until they are closed: a person may be looking elsewhere when one arrives. */
export function toastFailure(message: string): void {
  notifications.show({ message, color: 'red', autoClose: false, withBorder: true, role: 'alert' });
}
