import { DropdownMenu } from 'radix-ui';
import type { ReactElement } from 'react';
import { useApi } from '../api/api-context.js';
import { useMay } from '../api/use-may.js';
import { EXPORT_TEXT, EXPORTS } from '../strings/take-away.js';

const FORMATS = ['csv', 'jsonl', 'ocsf'] as const;

/** Everything that a list's filter finds, as a file. */
export function ExportMenu({ filter }: { readonly filter: string }): ReactElement | null {
  const api = useApi();
  if (!useMay('export')) return null;
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className="button export-button">{EXPORT_TEXT.menu}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="panel menu" align="end" sideOffset={4} collisionPadding={8}>
          {FORMATS.map((format) => (
            <DropdownMenu.Item key={format} asChild>
              <a href={api.exportUrl(format, new URLSearchParams(filter))} download>
                {EXPORTS[format].word} <span className="hint">{EXPORTS[format].hint}</span>
              </a>
            </DropdownMenu.Item>
          ))}
          <p className="hint">{EXPORT_TEXT.hint}</p>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
