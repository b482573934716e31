"""Words of headings in other languages, as the English ones that readers look for."""

import re
from functools import lru_cache

# Stems in lower case, longest forms first where one begins another.
_WORDS: dict[str, str] = {
    "required": r"obrigat[óo]ri[oa]s?|obligatori[oa]s?|requerid[oa]s?|obligatoires?|requis(?:es?)?"
    r"|erforderlich\w*|pflichtfelder|obbligatori[oae]?|обязательн\w+|wymagan[eya]\w*|zorunlu|obligatorisk\w*"
    r"|wajib|bắt buộc|必填|必选|必須|필수",
    "optional": r"opciona(?:l|is|les)|facultati(?:fs?|ves?)|optionnel(?:le)?s?|optionale[rsn]?"
    r"|facoltativ[oiae]|opzional[ei]|необязательн\w+|opcjonaln\w+|opsional|isteğe bağlı|valfri\w*|tùy chọn"
    r"|可选|选填|任意|선택",
    "attributes": r"atributos?|attributs|属性",
    "parameters": r"par[âaá]metros?|paramètres?|parametri|параметр\w*|parametr(?:y|ów|ar)|parametreler\w*"
    r"|tham số|参数|參數|パラメーター?|매개변수|파라미터",
    "fields": r"campos?|champs?|felder|campi|пол(?:я|ей)|pola|alanlar\w*|fält|字段|欄位|フィールド|필드|项目|項目",
    "headers": r"cabe[çc]alhos?|cabeceras?|encabezados?|en-têtes?|kopfzeilen|intestazion[ei]|заголовк\w+"
    r"|nagłówki|nagłówków|请求头|請求頭|ヘッダー?|헤더",
    "response": r"respostas?|respuestas?|réponses?|antwort(?:en)?|retornos?|rispost[ae]|ответ(?:а|ы|ов)?"
    r"|odpowied[źz]\w*|yanıt(?:ı|lar)?|svar|respon|phản hồi|响应|回應|返回|返却|出参|输出|结果|結果|レスポンス|応答|응답",
    "request": r"requisiç(?:ão|ões)|solicitud(?:es)?|petici(?:ón|ones)|requêtes?|anfragen?|richiest[ae]"
    r"|запрос(?:а|ы|ов)?|żądani[ea]|istek|isteği|begäran|anrop|permintaan|yêu cầu"
    r"|请求|請求|入参|输入|リクエスト|要求|요청",
    "body": r"corpo|cuerpo|corps|rumpf|тел[оа]|treść|gövde(?:si)?|请求体|請求體|ボディ|본문",
    "query": r"consultas?|zapytani[ea]|truy vấn|查询|查詢|クエリ|쿼리",
    "path": r"caminhos?|rutas?|chemins?|pfad|percorso|ścieżk[ai]|путь|пути|路径|路徑|パス|경로",
    "error": r"erros?|errores|erreurs?|fehler|error[ei]|ошибк\w+|błęd\w+|hatalar\w*|错误|錯誤|エラー|오류",
    "example": r"exemplos?|ejemplos?|exemples?|beispiele?|esemp(?:io|i)|пример(?:ы|а)?|przykład\w*|örnek(?:ler)?"
    r"|exempel|contoh|ví dụ|示例|范例|範例|サンプル|例|예시|예제",
    "method": r"m[ée]todos?|méthodes?|methode|metod[oaıu]?|метод|phương thức|请求方式|請求方式|请求方法"
    r"|请求类型|方式|方法|メソッド|메서드|메소드",
    "url": r"地址|网址|アドレス|endereços?|direcci(?:ón|ones)|indirizz[oi]"
    r"|адреса?|adresse?|adresi?|alamat|địa chỉ|주소",
    "endpoint": r"эндпоинт\w*|接口|端点|エンドポイント|엔드포인트",
    "definition": r"定义|定義|definici[óo]n|definição|définition|definizione|определение|定义说明",
    "host": r"域名|主机|ホスト|ドメイン|호스트|도메인|хост|домен|hôte|dominio",
    "authentication": r"autentica[çc](?:ão|ões)|autenticación|authentification|authentifizierung"
    r"|autenticazione|аутентификаци\w+|uwierzytelnianie|kimlik doğrulama|autentisering|autentikasi|xác thực"
    r"|认证|鉴权|認証|인증",
    "authorization": r"autoriza[çc]ão|autorización|autorisation|autorisierung|autorizzazione|авторизаци\w+"
    r"|autoryzacja|授权|授權",
}
_NAMES = {f"w{number}": word for number, word in enumerate(_WORDS)}
_LETTERS = r"A-Za-zÀ-ɏЀ-ӿḀ-ỿ"
_ANY = re.compile(
    "|".join(
        rf"(?<![{_LETTERS}])(?P<{name}>{_WORDS[word]})(?![{_LETTERS}])"
        for name, word in _NAMES.items()
    ),
    re.IGNORECASE,
)

# Where a script without blanks and Latin letters meet: `请求URL`.
_EDGE = re.compile(r"(?<=[\u2e80-\uffdc])(?=[A-Za-z])|(?<=[A-Za-z])(?=[\u2e80-\uffdc])")


@lru_cache(maxsize=8192)
def english(text: str) -> str:
    """The text with the words that are known in English; it is the same when there are none."""
    return _ANY.sub(_word, _EDGE.sub(" ", text))


def _word(found: re.Match[str]) -> str:
    word = _NAMES[found.lastgroup or ""]
    # Scripts without blanks between words get them.
    return word if found.group()[0] < "\u2e80" else f" {word} "
