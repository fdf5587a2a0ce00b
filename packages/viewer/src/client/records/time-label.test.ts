import { describe, expect, it } from 'vitest';
import { timeLabel } from './time-label.js';

const at = (hour: number): string => String(new Date(2026, 10, 25, hour).getTime());

describe('the button of the time', () => {
  it.each([
    [{}, 'Any time'],
    [{ actor: 'ann' }, 'Any time'],
    [{ since: '2h' }, 'Last 2 hours'],
    [{ since: '1d' }, 'Last day'],
    [{ until: '1h' }, 'Before 1 hour ago'],
    [{ since: '7d', until: '1d' }, '7 days ago – 1 day ago'],
    [{ from: at(14) }, 'Since 25 Nov 2026, 14:00'],
    [{ to: at(14) }, 'Before 25 Nov 2026, 14:00'],
    [{ from: at(14), to: at(15) }, '25 Nov 2026, 14:00 – 25 Nov 2026, 15:00'],
  ])('%o says %s', (filters, label) => {
    expect(timeLabel(filters)).toBe(label);
  });
});
