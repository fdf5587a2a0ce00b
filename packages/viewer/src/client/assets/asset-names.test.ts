import { describe, expect, it } from 'vitest';
import { addAssetNames } from './asset-names.js';

describe('addAssetNames', () => {
  it('finds names in the JSON of events, wherever they stand', () => {
    const events = [{ css: 'a{b:url("asset:u1")} c{d:url(asset:u2)}', rr_asset: 'asset:c3' }, 'asset:u1'];
    expect(namesIn(JSON.stringify(events))).toEqual(['u1', 'u2', 'c3']);
  });

  it('takes nothing for a name that is none', () => {
    expect(namesIn(`asset:, asset:A, asset:${'x'.repeat(33)}, Asset:u1`)).toEqual([]);
  });

  it('stops at the bound', () => {
    expect(namesIn('asset:a asset:a asset:b asset:c', 2)).toEqual(['a', 'b']);
  });
});

function namesIn(text: string, most = 500): readonly string[] {
  const names = new Set<string>();
  addAssetNames(names, text, most);
  return [...names];
}
