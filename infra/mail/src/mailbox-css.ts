/** The stylesheet of the mailbox page, served as `<base>/mailbox.css`: no inline style, no outside host, readable at 360 px. */
export const mailboxCss = `
:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; font: 1rem/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; overflow-wrap: anywhere; }
header { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: baseline; justify-content: space-between; }
h1 { font-size: 1.4rem; margin: 0.5rem 0; }
h2 { font-size: 1.1rem; margin: 1.5rem 0 0.5rem; }
ol.mails { list-style: none; margin: 0; padding: 0; }
ol.mails li { border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding: 0.75rem 0; }
ol.mails a { font-weight: 600; }
.meta { margin: 0.25rem 0 0; font-size: 0.9rem; opacity: 0.8; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.25rem 1rem; margin: 0; }
dt { opacity: 0.8; }
dd { margin: 0; }
pre { white-space: pre-wrap; font: inherit; border: 1px solid color-mix(in srgb, currentColor 25%, transparent); border-radius: 0.25rem; padding: 0.75rem; }
iframe { width: 100%; height: 28rem; border: 1px solid color-mix(in srgb, currentColor 25%, transparent); border-radius: 0.25rem; background: #fff; }
a:focus-visible, iframe:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
`;
