import type { ReactNode } from 'react';

interface NoticePageProps {
  readonly code: string;
  readonly title: string;
  readonly children: ReactNode;
}

export function NoticePage({ code, title, children }: NoticePageProps) {
  return (
    <div className="notice-page">
      <p className="notice-code">{code}</p>
      <h1>{title}</h1>
      {children}
    </div>
  );
}
