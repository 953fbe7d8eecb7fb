import { type UploadServer, Uploads } from './upload-list';

const server: UploadServer = {
  send(file, onProgress, onAnswer) {
    const request = new XMLHttpRequest();
    request.open('POST', `/attachments?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => onAnswer({ status: request.status, text: request.responseText });
    request.onerror = () => onAnswer({ status: 0, text: '' });
    request.send(file);
    return () => request.abort();
  },
  remove(id) {
    fetch(`/attachments/${id}`, { method: 'DELETE' }).catch(() => {});
  },
};

const kept = new Map<string, Uploads>();

/** Those of a place, however often its page was left. */
export function uploadsOf(place: string): Uploads {
  const found = kept.get(place) ?? new Uploads(server);
  kept.set(place, found);
  return found;
}

// What the server has comes back with the draft; what is on its way, or failed, does not.
window.addEventListener('beforeunload', (event) => {
  if ([...kept.values()].some((uploads) => uploads.get().some(({ id }) => id === null)))
    event.preventDefault();
});
