/* What the software says around many an error, as data: alone, none of it says which error it is. */
faqLookup.define("match/phrases", () => {
  "use strict";

  const USUAL = (
    "特許庁への登録に失敗しました 登録に失敗しました に失敗しました SSL接続に失敗しました SSL接続中 SSL切断 " +
    "入出力異常が発生しました サーバから受信したファイルの内容が不正です サーバ側の処理結果メッセージ 通信ビュー通知 異常 通信状況 開始時刻 終了時刻 " +
    "関数名 エラーNo ファイル名 情報 詳細情報 戻り値 ERROR CODE DETAIL CODE 識別番号 氏名 住所 東京都千代田区霞ヶ関 " +
    "本サービスを利用できません 受け付けられません 申請された 提出された 指定された"
  ).split(" ");

  /* A sentence that asks for something says what to do, not what happened. */
  const ADVICE = /[^。\n.]*(?:ください|下さい)/g;

  return { USUAL, ADVICE };
});
