import { useLingui } from '@lingui/react/macro';
import { type ClipboardEvent, type DragEvent, useEffect, useState, useSyncExternalStore } from 'react';
import { toastFailure } from '../../ui/toast';
import { filesToPaste } from './files-to-paste';
import type { DraftFile } from './local-drafts';
import { FILES_AT_MOST } from './upload-list';
import { uploadsOf } from './uploads';

/**
 * The files that go with what is written at a place, and the ways in which they come: chosen, dropped, pasted.
 * @param held those that its draft has, from this window or another.
 */
export function useUploads(place: string, held: readonly DraftFile[]) {
  const { t } = useLingui();
  const uploads = uploadsOf(place);
  useEffect(() => uploads.adopt(held), [uploads, held]);
  const files = useSyncExternalStore(uploads.subscribe, uploads.get);
  const [isOver, setIsOver] = useState(false);
  const add = (given: readonly File[]) => {
    if (uploads.add(given) > 0) toastFailure(t`A message has at most ${FILES_AT_MOST} files.`);
  };
  const target = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      setIsOver(true);
    },
    onDragLeave: (event: DragEvent) => {
      const into = event.relatedTarget;
      if (!(into instanceof Node && event.currentTarget.contains(into))) setIsOver(false);
    },
    onDrop: (event: DragEvent) => {
      setIsOver(false);
      const dropped = [...event.dataTransfer.files];
      if (dropped.length === 0) return;
      event.preventDefault();
      add(dropped);
    },
    onPaste: (event: ClipboardEvent) => {
      const pasted = filesToPaste(event.clipboardData);
      if (pasted.length === 0) return;
      event.preventDefault();
      add(pasted);
    },
  };
  return { uploads, files, add, target, isOver };
}
