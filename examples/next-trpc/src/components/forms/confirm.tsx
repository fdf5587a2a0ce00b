import type { ReactNode } from 'react';

interface ConfirmProps {
  /** What the small button says that opens the question. */
  readonly label: string;
  readonly question: string;
  readonly children: ReactNode;
}

/** Asks once more before something is gone; opens without JavaScript. */
export function Confirm({ label, question, children }: ConfirmProps) {
  return (
    <details className="confirm">
      <summary className="link-button danger">{label}</summary>
      <div className="confirm-body">
        <p>{question}</p>
        {children}
      </div>
    </details>
  );
}
