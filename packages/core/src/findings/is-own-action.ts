const OWN = ['audit.', 'replay.', 'retention.', 'privacy.'];

/** Whether a record is auditreel's about itself: no rule looks at those. */
export function isOwnAction(action: string): boolean {
  return OWN.some((prefix) => action.startsWith(prefix));
}
