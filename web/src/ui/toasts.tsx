import '@mantine/core/styles/Notification.css';
import '@mantine/notifications/styles.css';
import { Notifications, notifications } from '@mantine/notifications';
import type { Toast } from './toast';

export function Toasts() {
  return <Notifications position="bottom-right" limit={4} containerWidth={360} />;
}

export function showToast({ message, failed }: Toast): void {
  notifications.show({
    message,
    withBorder: true,
    color: failed ? 'red' : 'teal',
    autoClose: failed ? false : 5000,
    role: failed ? 'alert' : 'status',
  });
}
