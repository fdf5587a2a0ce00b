import type { FormState } from '@/actions/form-state';

export function FormMessage({ state }: { readonly state: FormState }) {
  if (state?.error) {
    return (
      <p className="form-message bad" role="alert">
        {state.error}
      </p>
    );
  }
  return state?.done ? (
    <p className="form-message good" role="status">
      {state.done}
    </p>
  ) : null;
}
