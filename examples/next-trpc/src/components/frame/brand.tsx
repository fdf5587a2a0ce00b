/** A long table with two people at it. */
export function Brand() {
  return (
    <span className="brand">
      <svg viewBox="0 0 32 32" width="30" height="30" aria-hidden="true">
        <rect className="brand-ground" width="32" height="32" rx="9" />
        <path className="brand-table" d="M6 13.5h20M9.5 14v9M22.5 14v9" />
        <circle className="brand-people" cx="11" cy="8.2" r="2.2" />
        <circle className="brand-people" cx="21" cy="8.2" r="2.2" />
      </svg>
      <span>Longtable</span>
    </span>
  );
}
