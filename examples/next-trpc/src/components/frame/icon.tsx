const PATHS = {
  home: 'M4 11.5 12 5l8 6.5M6 10v9h12v-9',
  projects: 'M4 7h6l2 2h8v10H4z',
  members:
    'M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6M3.5 19c.6-3 2.8-4.5 5.5-4.5s4.9 1.5 5.5 4.5M16 5.5a2.8 2.8 0 0 1 0 5.3M17.5 14.8c1.7.6 2.7 2 3 4.2',
  key: 'M8 16a4 4 0 1 1 3.7-5.5H20V14h-2.5v2.5H14V13.5h-2.3A4 4 0 0 1 8 16',
  account: 'M12 12a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M5 20c.8-3.7 3.5-5.5 7-5.5s6.2 1.8 7 5.5',
  audit: 'M6 4h9l4 4v12H6zM9 12h7M9 16h5',
  mail: 'M4 6h16v12H4zM4 7l8 6 8-6',
  menu: 'M4 7h16M4 12h16M4 17h16',
  plus: 'M12 5v14M5 12h14',
  download: 'M12 4v11M7.5 11 12 15.5 16.5 11M5 20h14',
  check: 'm5 12.5 4.5 4.5L19 7.5',
} as const;

export type IconName = keyof typeof PATHS;

/** Says nothing to a screen reader: there are words beside it. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
