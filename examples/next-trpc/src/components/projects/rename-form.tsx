'use client';

import { useEffect, useRef } from 'react';

interface RenameFormProps {
  readonly name: string;
  readonly onRename: (name: string) => void;
  readonly onCancel: () => void;
}

export function RenameForm({ name, onRename, onCancel }: RenameFormProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);

  return (
    <form
      className="inline-form"
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
      // Not an action: what that changes is shown only when all it started has ended.
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = String(new FormData(event.currentTarget).get('name')).trim();
        if (wanted === '' || wanted === name) onCancel();
        else onRename(wanted);
      }}
    >
      <input ref={input} name="name" aria-label="Name" defaultValue={name} maxLength={80} required />
      <button type="submit" className="button small">
        Save
      </button>
      <button type="button" className="button small quiet" onClick={onCancel}>
        Cancel
      </button>
    </form>
  );
}
