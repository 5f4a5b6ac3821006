/** The one stylesheet of the server's own pages: readable at 360 px, light and dark as the reader's system has it. */
export const STYLE = `:root { color-scheme: light dark; --line: #8886; --accent: light-dark(#8a2b1d, #f0a58f); }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 40rem; font: 1rem/1.6 system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', sans-serif; overflow-wrap: anywhere; }
header, footer { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; flex-wrap: wrap; }
header { border-bottom: 1px solid var(--line); margin-bottom: 1.5rem; padding-bottom: .5rem; }
footer { border-top: 1px solid var(--line); margin-top: 2rem; padding-top: .5rem; font-size: .875rem; }
header a { color: inherit; text-decoration: none; }
header strong a { font-size: 1.25rem; }
h1 { font-size: 1.5rem; line-height: 1.3; }
h2 { font-size: 1.125rem; }
a { color: var(--accent); }
form { margin: 1rem 0; }
label { display: block; margin: .75rem 0 .25rem; font-weight: 600; }
input { width: 100%; max-width: 24rem; padding: .5rem .75rem; font: inherit; border: 1px solid var(--line); border-radius: .375rem; }
select { display: block; padding: .5rem .75rem; font: inherit; border: 1px solid var(--line); border-radius: .375rem; }
fieldset { margin: .75rem 0; padding: .5rem .75rem; border: 1px solid var(--line); border-radius: .375rem; min-width: 0; }
legend { font-weight: 600; }
summary { padding: .5rem 0; cursor: pointer; }
.choices { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr)); gap: 0 1rem; }
.choices label, label.choices { display: flex; gap: .5rem; align-items: baseline; margin: 0; padding: .25rem 0; font-weight: 400; }
input:is([type='checkbox'], [type='radio']) { flex: none; width: auto; margin: 0; }
input[inputmode='numeric'] { max-width: 10rem; letter-spacing: .25em; }
button { margin-top: .75rem; padding: .5rem 1.25rem; font: inherit; font-weight: 600; border: 1px solid currentColor; border-radius: .375rem; background: transparent; color: var(--accent); cursor: pointer; }
button:focus-visible, input:focus-visible, select:focus-visible, summary:focus-visible, a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; }
dt { color: GrayText; }
dd { margin: 0; }
.fictitious { margin: 0 0 1rem; padding: .25rem .75rem; border: 1px solid var(--accent); border-radius: .375rem; font-weight: 600; }
.next { font-size: 1.125rem; }
.wrong { border-left: .25rem solid var(--accent); padding-left: .75rem; font-weight: 600; }
`;
