import { createContext, type ReactElement, type ReactNode, useContext } from 'react';
import type { Api } from './api.js';

const ApiContext = createContext<Api | null>(null);

export function ApiProvider(props: { readonly api: Api; readonly children: ReactNode }): ReactElement {
  return <ApiContext value={props.api}>{props.children}</ApiContext>;
}

export function useApi(): Api {
  const api = useContext(ApiContext);
  if (api === null) throw new Error('useApi needs an ApiProvider above it');
  return api;
}
