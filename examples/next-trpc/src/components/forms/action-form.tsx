'use client';

import { createContext, type ReactNode, use, useActionState } from 'react';
import type { FormAction, FormState } from '@/actions/form-state';
import { FormMessage } from '@/components/forms/form-message';

export const FormContext = createContext<FormState>(null);

/** What the form around a field was answered. */
export function useFormState(): FormState {
  return use(FormContext);
}

interface ActionFormProps {
  readonly action: FormAction;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A form for a server action: sent and answered without JavaScript too. */
export function ActionForm({ action, className, children }: ActionFormProps) {
  const [state, submit] = useActionState(action, null);
  return (
    <form action={submit} className={className}>
      <FormContext value={state}>
        {children}
        <FormMessage state={state} />
      </FormContext>
    </form>
  );
}
