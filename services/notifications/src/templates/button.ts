/**
 * The one thing to do next, on a line of its own: a link to `{{url}}` that looks like a button. Outlook for Windows draws it too: Word's engine pads no
 * link, but the cell around it (`mso-padding-alt`), and colours cells by `bgcolor`.
 */
export function button(label: string): string {
  return `<table role="presentation" border="0" cellpadding="0" cellspacing="0" style="margin:24px 0"><tr><td class="button" bgcolor="#8a2b1d" style="border-radius:4px;mso-padding-alt:10px 24px"><a href="{{url}}" style="display:inline-block;padding:10px 24px;color:#ffffff;font-size:16px;line-height:1.5;font-weight:bold;text-decoration:none;mso-padding-alt:0">${label}</a></td></tr></table>`;
}
