/** What the database says to whoever is refused; MySQL cuts after 128 characters. */
export const REFUSED_DELETE =
  'auditreel guard: records are not removed, only retention may. To take the guard away: npx auditreel guard remove';
export const REFUSED_UPDATE =
  'auditreel guard: records are not changed, only erasure may. To take the guard away: npx auditreel guard remove';
