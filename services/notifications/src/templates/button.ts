/**
 * The one thing to do next, on a line of its own: a link to `{{url}}` that looks like a button. Outlook for Windows draws it too: to Word's engine the room around the
 * words is that of the cell (`mso-padding-alt`), not of the link, and the colour of the cell its `bgcolor`, as MJML's own button has it.
 */
export function button(label: string): string {
  return `<table role="presentation" border="0" cellpadding="0" cellspacing="0" style="margin:24px 0"><tr><td class="button" bgcolor="#8a2b1d" style="border-radius:4px;mso-padding-alt:10px 24px"><a href="{{url}}" style="display:inline-block;padding:10px 24px;color:#ffffff;font-size:16px;line-height:1.5;font-weight:bold;text-decoration:none;mso-padding-alt:0">${label}</a></td></tr></table>`;
}
