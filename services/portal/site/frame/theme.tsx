import { ConfigProvider, theme } from 'antd';
import { type ReactNode, useSyncExternalStore } from 'react';
import { readNonce } from '../about.ts';

const darkness = window.matchMedia('(prefers-color-scheme: dark)');

function listen(changed: () => void): () => void {
  darkness.addEventListener('change', changed);
  return () => darkness.removeEventListener('change', changed);
}

const FONT = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', sans-serif";
const csp = { nonce: readNonce() ?? '' };

/** The components' colours, light and dark as the reader's system has it, with those of `style.css`. */
export function Theme({ children }: { readonly children: ReactNode }) {
  const isDark = useSyncExternalStore(listen, () => darkness.matches);
  return (
    <ConfigProvider
      csp={csp}
      // Two characters are a word as they are.
      button={{ autoInsertSpace: false }}
      theme={{
        algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
        token: { colorPrimary: isDark ? '#c2603f' : '#8a2b1d', fontFamily: FONT, fontSize: 16, motion: false },
      }}
    >
      {children}
    </ConfigProvider>
  );
}
