import { useState } from 'react';
import { useRouter } from '../routing/router.js';
import { VIEWS } from '../strings/views.js';
import { formatViews, MOST_VIEWS, parseViews, type SavedView } from './saved-views.js';

type Views = readonly SavedView[];

export interface SavedViews {
  readonly views: Views;
  /** What the browser would not do. */
  readonly problem: string | null;
  /** Changes what is stored, by another tab too; answers whether it was stored. */
  readonly update: (change: (views: Views) => Views) => boolean;
}

/** The views that this browser keeps for this viewer. */
export function useSavedViews(): SavedViews {
  const key = `auditreel.views:${useRouter().href('')}`;
  const [{ views, problem }, setState] = useState(() => read(key));
  return {
    ...{ views, problem },
    update(change) {
      const stored = read(key);
      const next = change(stored.views);
      const refusal = stored.problem ?? write(key, next);
      setState({ views: refusal === null ? next : stored.views, problem: refusal });
      return refusal === null;
    },
  };
}

function read(key: string): Omit<SavedViews, 'update'> {
  try {
    return { views: parseViews(localStorage.getItem(key)), problem: null };
  } catch {
    return { views: [], problem: VIEWS.cannotRead };
  }
}

/** Answers why it is not stored. */
function write(key: string, views: Views): string | null {
  if (views.length > MOST_VIEWS) return VIEWS.tooMany;
  try {
    localStorage.setItem(key, formatViews(views));
    return null;
  } catch {
    return VIEWS.cannotStore;
  }
}
