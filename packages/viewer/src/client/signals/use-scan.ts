import { useSyncExternalStore } from 'react';
import type { ScanState, VisitScan } from './visit-scan.js';

export function useScan(scan: VisitScan): ScanState {
  return useSyncExternalStore(scan.onState, scan.state);
}
