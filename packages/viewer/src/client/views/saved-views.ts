import { filtersIn, searchOf } from '../records/filters.js';

/** An address of the list under a name. */
export interface SavedView {
  readonly name: string;
  /** `?outcome=denied`, or empty. */
  readonly search: string;
}

export const MOST_VIEWS = 50;
const MOST_NAME = 60;

/** Reads what was stored; what another version or another script put there is left out. */
export function parseViews(text: string | null): readonly SavedView[] {
  if (text === null) return [];
  const value = parseJson(text);
  return Array.isArray(value) ? value.flatMap(viewIn).slice(0, MOST_VIEWS) : [];
}

export function formatViews(views: readonly SavedView[]): string {
  return JSON.stringify(views);
}

/** With this view at the end; one of the same name makes room for it. */
export function withView(views: readonly SavedView[], view: SavedView): readonly SavedView[] {
  const name = cleanName(view.name);
  return [...views.filter((each) => each.name !== name), { name, search: view.search }];
}

/** With another name, in the same place. */
export function renamed(views: readonly SavedView[], from: string, to: string): readonly SavedView[] {
  const name = cleanName(to);
  return views
    .filter((each) => each.name === from || each.name !== name)
    .map((each) => (each.name === from ? { ...each, name } : each));
}

export function without(views: readonly SavedView[], name: string): readonly SavedView[] {
  return views.filter((each) => each.name !== name);
}

/** The name as it is kept; empty when there is none. */
export function cleanName(typed: string): string {
  return typed.trim().replace(/\s+/g, ' ').slice(0, MOST_NAME).trim();
}

function viewIn(value: unknown): readonly SavedView[] {
  if (typeof value !== 'object' || value === null) return [];
  const { name, search } = value as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string' || typeof search !== 'string' || cleanName(name) === '') return [];
  return [{ name: cleanName(name), search: searchOf(filtersIn(new URLSearchParams(search))) }];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
