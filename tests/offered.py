"""A file that a reader drops on the lookup page's box or pastes into it: expressions to run in the page."""

from __future__ import annotations

import base64
import json

BOX = "#lookup-query"
FORM = f"form:has({BOX})"
LOG = (
    "2026/11/20 10:00:01 接続開始\r\n"
    "2026/11/20 10:00:05 V5ECI0087E 証明書格納ファイルへアクセスするためのパスワードが間違っています。\r\n"
    "2026/11/20 10:00:09 V5ECI0087E 証明書格納ファイルへアクセスするためのパスワードが間違っています。\r\n"
    "2026/11/21 09:30:00 接続開始\r\n"
    "2026/11/21 09:30:02 <サーバ側の処理結果メッセージ>SUE1503 提出された電子証明書は、特許庁の確認が未完了の"
    "ため本サービスを利用できません。\r\n"
)
DROP = f"""document.querySelector("{FORM}").dispatchEvent(
  new DragEvent("drop", {{dataTransfer: held, bubbles: true, cancelable: true}}))"""
PASTE = f"""document.querySelector("{BOX}").dispatchEvent(
  new ClipboardEvent("paste", {{clipboardData: held, bubbles: true, cancelable: true}}))"""


def hold(name: str, kind: str, content: bytes) -> str:
    """Take a file in hand, for `DROP` and `PASTE`: apart from them, as it costs time of its own."""
    data = json.dumps(base64.b64encode(content).decode())
    return f"""(() => {{
      const bytes = Uint8Array.from(atob({data}), sign => sign.charCodeAt(0));
      window.held = new DataTransfer();
      held.items.add(new File([bytes], {json.dumps(name)}, {{type: {json.dumps(kind)}}}));
      return held.files.length;
    }})()"""
