import { mountRecorder } from '@auditreel/next';
import { audit } from '@/audit';

export const { GET, POST, OPTIONS } = mountRecorder(audit);
