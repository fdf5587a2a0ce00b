import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createApi } from './api/api.js';
import { App } from './app.js';
import { readConfig } from './config.js';
import '@rrweb/replay/dist/style.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/list.css';
import './styles/search.css';
import './styles/live.css';
import './styles/record.css';
import './styles/changes.css';
import './styles/fate.css';
import './styles/player.css';
import './styles/timeline.css';
import './styles/story.css';
import './styles/keys.css';
import './styles/findings.css';
import './styles/first-run.css';
import './styles/share.css';
import './styles/print.css';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root');
const config = readConfig(document);
createRoot(root).render(
  <StrictMode>
    <App config={config} api={createApi(config.basePath)} />
  </StrictMode>,
);
