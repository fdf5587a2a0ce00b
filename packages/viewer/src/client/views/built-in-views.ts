import { VIEWS } from '../strings/views.js';
import type { SavedView } from './saved-views.js';

/** Questions that every app's log is asked. */
export const BUILT_IN_VIEWS: readonly SavedView[] = [
  { name: VIEWS.denied, search: '?outcome=denied' },
  { name: VIEWS.failedSignIns, search: '?action=authn.*&outcome=failure' },
  { name: VIEWS.unwitnessed, search: '?witness=unwitnessed' },
  { name: VIEWS.deletions, search: '?kind=delete' },
  { name: VIEWS.looks, search: '?action=audit.view' },
  { name: VIEWS.watched, search: '?action=replay.view' },
  { name: VIEWS.exports, search: '?action=audit.export' },
  { name: VIEWS.failuresToday, search: '?outcome=failure&since=24h' },
];
