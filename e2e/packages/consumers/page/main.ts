import { startRecorder } from '@auditreel/recorder';
import { useAuditRecorder } from '@auditreel/recorder/react';

document.title = `${typeof startRecorder({ consent: () => false })} ${typeof useAuditRecorder}`;
