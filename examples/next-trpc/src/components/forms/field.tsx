'use client';

import { type HTMLInputTypeAttribute, useId } from 'react';
import { useFormState } from '@/components/forms/action-form';

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly type?: HTMLInputTypeAttribute;
  readonly autoComplete?: string;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly rows?: number;
  readonly isRequired?: boolean;
}

/** A label, its field, and what the server said about it. */
export function Field({ name, label, type = 'text', hint, rows, isRequired = true, ...rest }: FieldProps) {
  const id = useId();
  const state = useFormState();
  const error = state?.fields?.[name];
  const input = {
    id,
    name,
    required: isRequired,
    defaultValue: state?.values?.[name] ?? '',
    'aria-invalid': error !== undefined,
    'aria-describedby': error !== undefined || hint ? `${id}-note` : undefined,
    ...rest,
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {rows === undefined ? <input type={type} {...input} /> : <textarea rows={rows} {...input} />}
      {error !== undefined ? (
        <p className="field-error" id={`${id}-note`}>
          {error}
        </p>
      ) : (
        hint && (
          <p className="field-hint" id={`${id}-note`}>
            {hint}
          </p>
        )
      )}
    </div>
  );
}
