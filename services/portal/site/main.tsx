import './style.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { Provider } from 'urql';
import { openClient } from './api/client.ts';
import { Theme } from './frame/theme.tsx';
import { routes } from './pages.tsx';
import { loadWords, pageLanguage } from './words/index.ts';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
await loadWords(pageLanguage());
createRoot(root).render(
  <StrictMode>
    <Theme>
      <Provider value={openClient()}>
        <RouterProvider router={createBrowserRouter(routes)} />
      </Provider>
    </Theme>
  </StrictMode>,
);
