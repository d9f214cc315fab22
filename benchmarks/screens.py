"""Pictures of screens, drawn by Chromium: windows of the software, whole desktops, photos of a screen.

A screen is HTML; a photo is the picture of it, distorted by style sheets and taken again as JPEG.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import cycle

from playwright.sync_api import Browser

from faqkit.content.messages import plain
from faqkit.content.model import Catalogue, ErrorMessage

FONTS = ("IPAPGothic", "Noto Sans CJK JP", "VL PGothic", "IPAGothic")
SCALES = (1.0, 1.25, 1.5, 2.0)
LOOKS = {
    "light": "background:#f0f0f0;color:#000;border:1px solid #888",
    "dark": "background:#202020;color:#eee;border:1px solid #555",
}
BARS = {"light": "background:#fff;color:#000", "dark": "background:#2b2b2b;color:#fff"}
OTHERS = (
    "受信トレイ 12件\n特許庁からのお知らせ\n議事録をお送りします\n来週の会議について\n請求書の件",
    "ファイル ホーム 挿入 描画 デザイン\n明細書の案\n【発明の名称】搬送装置\n【技術分野】\n【背景技術】",
)
PHOTOS = {
    "mild": "transform:perspective(2200px) rotateY(3deg) rotateX(2deg) rotate(.6deg);"
    "filter:blur(.5px) contrast(.9)",
    "askew": "transform:rotate(3deg) scale(.97);filter:blur(.5px) brightness(.9)",
    "dim": "transform:perspective(2500px) rotateX(3deg) rotate(-1deg);"
    "filter:blur(.6px) brightness(.65) contrast(.85)",
}


@dataclass(frozen=True, slots=True)
class Screen:
    """A picture to take: `expect` is the entry's id, empty where none is; `photo` names a distortion."""

    name: str
    kind: str
    expect: str
    html: str
    scale: float = 1.0
    photo: str = ""
    suffix: str = "png"


def window(title: str, text: str, buttons: tuple[str, ...], *, font: str, look: str) -> str:
    """A window of the software as HTML."""
    lines = "".join(f"<div>{escape(line) or '&nbsp;'}</div>" for line in text.split("\n"))
    keys = "".join(
        f'<span style="border:1px solid #888;padding:3px 22px;margin:0 6px">{escape(b)}</span>'
        for b in buttons
    )
    return (
        f'<div class="w" style="display:inline-block;max-width:560px;font:12px \'{font}\';{LOOKS[look]}">'
        f'<div style="{BARS[look]};padding:6px 8px;display:flex;justify-content:space-between">'
        f"<span>{escape(title)}</span><span>✕</span></div>"
        f'<div style="padding:18px 24px;display:flex;gap:14px"><b style="color:#c00;font-size:26px">⊗</b>'
        f'<div style="line-height:1.35;overflow-wrap:anywhere">{lines}</div></div>'
        f'<div style="text-align:center;padding:0 0 14px">{keys}</div></div>'
    )


def page(body: str, style: str = "") -> str:
    """A page that holds nothing else."""
    return f'<!doctype html><meta charset="utf-8"><body style="margin:0;{style}">{body}'


def desktop(inner: str, font: str) -> str:
    """A full-HD desktop with other windows and a task bar; `inner` lies above them."""
    places = ("left:60px;top:80px", "left:1000px;top:420px")
    rows = "".join(
        f"<div style=\"position:absolute;{place};width:640px;height:520px;background:#fff;font:13px '{font}';"
        f'line-height:2;padding:12px;border:1px solid #999">{escape(text).replace(chr(10), "<br>")}</div>'
        for place, text in zip(places, OTHERS, strict=True)
    )
    bar = '<div style="position:absolute;bottom:0;width:1920px;background:#123;color:#fff">12:34</div>'
    return (
        '<div style="position:relative;width:1920px;height:1080px;overflow:hidden;'
        f'background:linear-gradient(120deg,#27408b,#4a90c0)">{rows}{bar}'
        f'<div style="position:absolute;left:620px;top:330px;box-shadow:0 8px 24px #0008">{inner}</div></div>'
    )


def shown_text(error: ErrorMessage) -> str:
    """What a window shows: the code on its own line, then the message."""
    code = f"{error.code}\n" if error.kind == "dialog" and error.code else ""
    return code + "\n".join(plain(block) for block in error.blocks)


def screens(catalogue: Catalogue) -> Iterator[Screen]:
    """Every declared error: captures at each scale in both looks, on a desktop, and as photos."""
    fonts = cycle(FONTS)
    for entry in catalogue:
        for error in entry.errors:
            title, text = error.title or "インターネット出願ソフト", shown_text(error)
            buttons = error.buttons or ("OK",)
            for scale in SCALES:
                look = "dark" if scale == 1.25 else "light"
                html = window(title, text, buttons, font=next(fonts), look=look)
                name = f"{error.key}-{scale}"
                yield Screen(name, f"capture {look} {scale:.0%}", entry.id, page(html), scale)
            font = next(fonts)
            html = window(title, text, buttons, font=font, look="light")
            yield Screen(f"{error.key}-desktop", "desktop", entry.id, page(desktop(html, font)))
            for photo in PHOTOS:
                yield Screen(
                    f"{error.key}-{photo}", f"photo {photo}", entry.id, page(html), 2.0, photo, "jpeg"
                )


def unlisted() -> Iterator[Screen]:
    """Windows that no entry answers: nothing may be sure."""
    for number, (title, text) in enumerate(UNLISTED):
        for scale in (1.0, 1.5):
            html = window(title, text, ("OK",), font=FONTS[number % len(FONTS)], look="light")
            yield Screen(f"unlisted-{number}-{scale}", "unlisted", "", page(html), scale)


UNLISTED = (
    ("Microsoft Word", "このファイルを開けません。\nファイルが壊れている可能性があります。"),
    ("プリンター", "用紙がありません。\n用紙を補給してから再試行してください。"),
    ("インターネット出願ソフト", "V5ECI0999E\n保存先のフォルダに書き込めません。"),
    ("Windows Update", "更新プログラムをインストールできませんでした。\nエラーコード 0x80070005"),
    ("電子証明書管理", "V5ECI0138E\n印刷の設定を保存できませんでした。"),
    (
        "Chrome",
        "このサイトにアクセスできません\nwww.example.jp からの応答がありません。\nERR_CONNECTION_TIMED_OUT",
    ),
    ("確認", "変更を保存しますか?"),
    (
        "エクスプローラー",
        "宛先フォルダーへのアクセスは拒否されました\nこのフォルダーに貼り付けるには管理者の権限が必要です。",
    ),
)


def take(browser: Browser, screen: Screen) -> bytes:
    """The picture of a screen, as PNG or JPEG."""
    flat = shoot(browser, screen.html, screen.scale, "body > *")
    return photograph(browser, flat, PHOTOS[screen.photo]) if screen.photo else flat


def shoot(browser: Browser, html: str, scale: float, selector: str, quality: int = 0) -> bytes:
    """What Chromium shows of an element, as PNG or (with a quality) as JPEG."""
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, device_scale_factor=scale)
    try:
        tab = context.new_page()
        tab.set_content(html)
        tab.evaluate("document.fonts.ready")
        found = tab.locator(selector).first
        return found.screenshot(type="jpeg", quality=quality) if quality else found.screenshot()
    finally:
        context.close()


def photograph(browser: Browser, picture: bytes, style: str, quality: int = 75) -> bytes:
    """The picture as a photo of it: distorted, on a dark desk, with a shine and noise, as JPEG."""
    source = "data:image/png;base64," + base64.b64encode(picture).decode("ascii")
    noise = (
        '<svg style="position:absolute;inset:0;width:100%;height:100%;opacity:.12"><filter id="n">'
        '<feTurbulence baseFrequency=".9"/></filter><rect width="100%" height="100%" filter="url(#n)"/></svg>'
    )
    light = "linear-gradient(130deg,#fff3,#0000 40%,#0005)"
    shine = f'<div style="position:absolute;inset:0;background:{light}"></div>'
    html = (
        '<div style="position:relative;display:inline-block;padding:90px;background:#333;overflow:hidden">'
        f'<img src="{source}" style="display:block;{style}">{shine}{noise}</div>'
    )
    return shoot(browser, page(html), 1.0, "body > *", quality)
