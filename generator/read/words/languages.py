"""Words of headings in other languages, as the English ones that readers look for."""

import re
from functools import cache

# Stems in lower case, longest forms first where one begins another.
_WORDS: dict[str, str] = {
    "required": r"obrigat[óo]ri[oa]s?|obligatori[oa]s?|requerid[oa]s?|obligatoires?|requis(?:es?)?"
    r"|erforderlich\w*|pflichtfelder|必填|必須|필수",
    "optional": r"opciona(?:l|is|les)|facultati(?:fs?|ves?)|optionnel(?:le)?s?|optionale[rsn]?|可选|任意|선택",
    "attributes": r"atributos?|attributs|属性",
    "parameters": r"par[âaá]metros?|paramètres?|参数|參數|パラメータ|매개변수",
    "fields": r"campos?|champs?|felder|字段|欄位|フィールド|필드",
    "headers": r"cabe[çc]alhos?|cabeceras?|encabezados?|en-têtes?|kopfzeilen|请求头|請求頭|ヘッダー|헤더",
    "response": r"respostas?|respuestas?|réponses?|antwort(?:en)?|retornos?|响应|回應|返回|レスポンス|응답",
    "request": r"requisiç(?:ão|ões)|solicitud(?:es)?|petici(?:ón|ones)|requêtes?|anfragen?"
    r"|请求|請求|リクエスト|요청",
    "body": r"corpo|cuerpo|corps|rumpf|请求体|請求體|ボディ|본문",
    "query": r"consultas?|查询|查詢|クエリ",
    "path": r"caminhos?|rutas?|chemins?|pfad|路径|路徑|パス|경로",
    "error": r"erros?|errores|erreurs?|fehler|错误|錯誤|エラー|오류",
    "example": r"exemplos?|ejemplos?|exemples?|beispiele?|示例|範例|例|예시",
    "authentication": r"autentica[çc](?:ão|ões)|autenticación|authentification|authentifizierung"
    r"|认证|鉴权|認証|인증",
    "authorization": r"autoriza[çc]ão|autorización|autorisation|autorisierung|授权|授權",
}
_NAMES = {f"w{number}": word for number, word in enumerate(_WORDS)}
_LETTERS = r"A-Za-zÀ-ÿ"
_ANY = re.compile(
    "|".join(
        rf"(?<![{_LETTERS}])(?P<{name}>{_WORDS[word]})(?![{_LETTERS}])"
        for name, word in _NAMES.items()
    ),
    re.IGNORECASE,
)


@cache
def english(text: str) -> str:
    """The text with the words that are known in English; it is the same when there are none."""
    return _ANY.sub(_word, text)


def _word(found: re.Match[str]) -> str:
    word = _NAMES[found.lastgroup or ""]
    # Scripts without blanks between words get them.
    return word if found.group()[0] < "\u2e80" else f" {word} "
