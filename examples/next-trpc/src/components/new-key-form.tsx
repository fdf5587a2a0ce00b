'use client';

import { useActionState } from 'react';
import { createApiKey } from '@/actions/api-keys';
import { FormContext } from '@/components/forms/action-form';
import { Field } from '@/components/forms/field';
import { FormMessage } from '@/components/forms/form-message';
import { SubmitButton } from '@/components/forms/submit-button';

/** Shows a new key once; the recorder never sees it. */
export function NewKeyForm() {
  const [state, submit] = useActionState(createApiKey, null);
  return (
    <>
      <form action={submit} className="form inline-fields">
        <FormContext value={state}>
          <Field name="name" label="What is it for?" placeholder="Studio calendar" autoComplete="off" />
          <SubmitButton>Create key</SubmitButton>
        </FormContext>
      </form>
      <FormMessage state={state} />
      {state?.secret && (
        <div className="secret" role="status">
          <p>Copy it now. We keep only a fingerprint, and can’t show it again.</p>
          <code data-audit-mask>{state.secret}</code>
        </div>
      )}
    </>
  );
}
