import type { ReactElement } from 'react';
import { Outside } from '../text/outside.js';
import { FateTag } from './fate-tag.js';

/** A value from outside, or a tag where something of ours stands for it. */
export function StoredText({ value }: { readonly value: string }): ReactElement {
  if (value === '[erased]') return <FateTag fate="erased" />;
  if (value === '[redacted]') return <FateTag fate="redacted" />;
  return <Outside value={value} />;
}
