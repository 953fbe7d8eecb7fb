import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Dialog } from '../../ui/Dialog';
import { ImportProgress } from './ImportProgress';
import { PlanImport } from './PlanImport';
import { RecentImports } from './RecentImports';

interface ImportDialogProps {
  /** An import to show at once. */
  importId?: string | null;
  onClose: () => void;
}

/** A CSV file becomes contacts. The import goes on when the dialog is closed, and can be found again here. */
export function ImportDialog({ importId = null, onClose }: ImportDialogProps) {
  const { t } = useLingui();
  const [shown, setShown] = useState(importId);
  const [planning, setPlanning] = useState(false);
  const beginAnew = () => {
    setShown(null);
    setPlanning(false);
  };
  return (
    <Dialog title={t`Import contacts`} size="xl" onClose={onClose}>
      {shown ? (
        <ImportProgress importId={shown} onClose={onClose} onBack={beginAnew} />
      ) : (
        <>
          <PlanImport onStarted={setShown} onPlanning={setPlanning} onCancel={onClose} />
          {!planning && <RecentImports onOpen={setShown} />}
        </>
      )}
    </Dialog>
  );
}
