'use client';

import { createContext, type ReactNode, use, useCallback, useState } from 'react';

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'good' | 'bad';
}

type ShowToast = (text: string, tone?: Toast['tone']) => void;

const SHOWN_MS = 5_000;
const ToastContext = createContext<ShowToast>(() => {});

/** Tells briefly how something ended that has no place of its own on the page. */
export function useToast(): ShowToast {
  return use(ToastContext);
}

let lastId = 0;

export function Toasts({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const show = useCallback<ShowToast>((text, tone = 'good') => {
    const id = ++lastId;
    setToasts((shown) => [...shown, { id, text, tone }]);
    setTimeout(() => setToasts((shown) => shown.filter((toast) => toast.id !== id)), SHOWN_MS);
  }, []);
  return (
    <ToastContext value={show}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {toasts.map(({ id, text, tone }) => (
          <p key={id} className={`toast ${tone}`}>
            {text}
          </p>
        ))}
      </div>
    </ToastContext>
  );
}
