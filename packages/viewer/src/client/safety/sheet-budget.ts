import type { AssetSource } from './asset-source.js';

/** Letters of named style sheets that one event may put on show; a name takes ten letters, and its sheet a million. */
const MAX_LETTERS = 20_000_000;

/** The same assets, for one event: a style sheet that would go beyond the budget is empty. */
export function withSheetBudget(assets: AssetSource, letters: number = MAX_LETTERS): AssetSource {
  let left = letters;
  return function budgeted(name) {
    const asset = assets(name);
    if (typeof asset !== 'string') return asset;
    if (asset.length > left) return '';
    left -= asset.length;
    return asset;
  };
}
