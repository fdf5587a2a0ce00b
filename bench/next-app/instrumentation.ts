import { handedOver } from './handed-over.ts';

export async function register(): Promise<void> {
  // Compiled for the Edge too: the condition has to wrap the import.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const audit = handedOver();
    if (audit === null) return;
    const { instrument } = await import('@auditreel/next/node');
    instrument(audit);
  }
}
