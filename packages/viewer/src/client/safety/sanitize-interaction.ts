import { type Fields, isFields, isId, listOf, mapSafe, numberOf, textOf } from './check.js';

const MAX_POSITIONS = 10_000;
const MAX_PIXELS = 20_000;

type Data = Record<string, unknown>;

/** Mouse, touch and drag moves; the replayer needs at least one position. */
export function sanitizeMove(data: Fields): Data | null {
  const positions = mapSafe(listOf(data.positions, MAX_POSITIONS), (position) =>
    isFields(position) && isId(position.id)
      ? { ...point(position), id: position.id, timeOffset: numberOf(position.timeOffset, 0, 600_000) }
      : null,
  );
  return positions.length === 0 ? null : { source: data.source, positions };
}

export function sanitizeMouse(data: Fields): Data | null {
  const { id, type } = data;
  if (!isId(id) || typeof type !== 'number' || !Number.isInteger(type) || type < 0 || type > 10) return null;
  return { source: 2, type, id, ...point(data) };
}

export function sanitizeScroll(data: Fields): Data | null {
  return isId(data.id) ? { source: 3, id: data.id, x: numberOf(data.x), y: numberOf(data.y) } : null;
}

export function sanitizeResize(data: Fields): Data {
  return { source: 4, ...size(data) };
}

export function sanitizeInput(data: Fields): Data | null {
  if (!isId(data.id)) return null;
  return { source: 5, id: data.id, text: textOf(data.text), isChecked: data.isChecked === true };
}

export function sanitizeSelection(data: Fields): Data {
  const ranges = mapSafe(listOf(data.ranges, 100), (range) =>
    isFields(range) && isId(range.start) && isId(range.end)
      ? {
          start: range.start,
          end: range.end,
          startOffset: numberOf(range.startOffset),
          endOffset: numberOf(range.endOffset),
        }
      : null,
  );
  return { source: 14, ranges };
}

export function size(data: Fields): { readonly width: number; readonly height: number } {
  const pixels = (value: unknown): number => Math.max(1, numberOf(value, 1_024, MAX_PIXELS));
  return { width: pixels(data.width), height: pixels(data.height) };
}

function point(data: Fields): { readonly x: number; readonly y: number } {
  return { x: numberOf(data.x, 0, MAX_PIXELS), y: numberOf(data.y, 0, MAX_PIXELS) };
}
