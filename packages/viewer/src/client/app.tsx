import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Tooltip } from 'radix-ui';
import type { ReactElement } from 'react';
import { ActorPage } from './actors/actor-page.js';
import type { Api } from './api/api.js';
import { ApiProvider } from './api/api-context.js';
import { ApiProblem } from './api/api-problem.js';
import { RowPage } from './changes/row-page.js';
import type { ViewerConfig } from './config.js';
import { FindingsPage } from './findings/findings-page.js';
import { RecordPage } from './record/record-page.js';
import { RecordsPage } from './records/records-page.js';
import { Link, RouterProvider, useRouter } from './routing/router.js';
import { pathTo } from './routing/routes.js';
import { SessionPage } from './session/session-page.js';
import { SessionsPage } from './sessions/sessions-page.js';
import { ShareGonePage } from './share/share-gone-page.js';
import { SharesPage } from './share/shares-page.js';
import { TEXT } from './strings.js';
import { TargetPage } from './targets/target-page.js';
import { Empty } from './ui/states.js';
import { TopBar } from './ui/top-bar.js';

const queries = new QueryClient({
  defaultOptions: { queries: { retry: mayRetry, staleTime: 10_000, refetchOnWindowFocus: false } },
});

export function App({ config, api }: { readonly config: ViewerConfig; readonly api: Api }): ReactElement {
  return (
    <QueryClientProvider client={queries}>
      <ApiProvider api={api}>
        <Tooltip.Provider delayDuration={250}>
          <RouterProvider basePath={config.basePath}>
            <TopBar />
            <CurrentPage />
          </RouterProvider>
        </Tooltip.Provider>
      </ApiProvider>
    </QueryClientProvider>
  );
}

function CurrentPage(): ReactElement {
  const { route } = useRouter();
  switch (route.page) {
    case 'records':
      return <RecordsPage />;
    case 'record':
      return <RecordPage key={route.id} id={route.id} />;
    case 'sessions':
      return <SessionsPage />;
    case 'session':
      return <SessionPage key={route.id} id={route.id} />;
    case 'findings':
      return <FindingsPage />;
    case 'changes':
      return <RowPage />;
    case 'actor':
      return <ActorPage key={route.id} id={route.id} />;
    case 'target':
      return <TargetPage key={JSON.stringify([route.type, route.id])} type={route.type} id={route.id} />;
    case 'shares':
      return <SharesPage />;
    case 'share-gone':
      return <ShareGonePage />;
    case 'missing':
      return (
        <main id="content">
          <Empty title={TEXT.missing}>
            <Link to={pathTo.records()}>{TEXT.backToRecords}</Link>
          </Empty>
        </main>
      );
  }
}

/** What the server refused it refuses again; only a broken line is worth another try. */
function mayRetry(failures: number, error: Error): boolean {
  if (error instanceof ApiProblem && error.status < 500) return false;
  return failures < 2;
}
