"""Words of pages in other languages, of headings, columns, flags and types, as the English ones readers look for."""

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
_GROUPS = {f"w{number}": word for number, word in enumerate(_WORDS)}
_LETTERS = r"A-Za-zÀ-ɏЀ-ӿḀ-ỿ"
_ANY = re.compile(
    rf"(?<![{_LETTERS}])(?:"
    + "|".join(rf"(?P<{name}>{_WORDS[word]})" for name, word in _GROUPS.items())
    + rf")(?![{_LETTERS}])",
    re.IGNORECASE,
)

# Where a script without blanks and Latin letters meet: `请求URL`.
_EDGE = re.compile(r"(?<=[\u2e80-\uffdc])(?=[A-Za-z])|(?<=[A-Za-z])(?=[\u2e80-\uffdc])")
_COLUMNS: dict[str, str] = {
    "name": "atributo atributos parâmetro parâmetros parametro parámetro parámetros campo campos nome nombre clave"
    " chave paramètre paramètres champ champs nom clé feld felder schlüssel eigenschaft attribut attributname feldname"
    " parametername parametri proprietà chiave имя название параметр параметры поле ключ parametr pole nazwa klucz"
    " parametre parametreler alan ad adı anahtar namn fält egenskap nyckel nama bidang kunci tên trường tham_số khóa"
    " 参数 参数名 参数名称 参数名字 字段 字段名 字段名称 名称 属性 属性名 变量 变量名 键 键名 參數 參數名稱 欄位 欄位名稱 名稱"
    " パラメータ パラメーター パラメータ名 パラメーター名 項目 項目名 名前 名称 キー フィールド フィールド名 物理名 引数"
    " 매개변수 파라미터 파라미터명 필드 필드명 이름 항목 항목명 키 속성 변수 변수명",
    "type": "tipo tipo_de_dato tipo_de_dados tipo_de_datos tipo_dato typ datentyp type_de_données тип тип_данных"
    " typ_danych tür tip veri_tipi veri_türü datatyp tipe tipe_data kiểu kiểu_dữ_liệu loại"
    " 类型 数据类型 参数类型 字段类型 值类型 類型 型別 資料型別 型 データ型 タイプ 種別 타입 유형 자료형 데이터타입"
    " 데이터_타입",
    "required": "obrigatório obrigatória obligatorio obligatoria requerido requerida obligatoire requis pflicht"
    " pflichtfeld erforderlich obbligatorio richiesto обязательный обязательно обязательность обязателен обяз."
    " wymagane wymagany zorunlu gerekli obligatorisk krävs wajib diperlukan bắt_buộc"
    " 必选 必填 必须 必需 必传 是否必填 是否必选 是否必须 是否必需 是否必传 必填项 必要 是否必要 必須 必須/任意 必須項目"
    " 必須か 필수 필수여부 필수_여부 필수/선택",
    "optional": "opcional facultativo facultatif optionnel facoltativo opzionale opcjonalny opsional valfri 可选"
    " 是否可选",
    "description": "descrição descripción descripcion beschreibung bedeutung bemerkung erklärung descrizione"
    " significato описание пояснение комментарий opis açıklama beskrivning förklaring deskripsi keterangan penjelasan"
    " mô_tả ghi_chú significado comentario comentários détails 说明 描述 参数说明 字段说明 参数描述 字段描述 备注 含义"
    " 释义 注释 說明 描述 備註 説明 内容 備考 概要 論理名 설명 비고 의미 내용",
    "default": "padrão valor_padrão por_defecto valor_por_defecto predeterminado valor_predeterminado défaut par_défaut"
    " valeur_par_défaut standard standardwert voreinstellung predefinito valore_predefinito по_умолчанию"
    " значение_по_умолчанию domyślnie domyślna wartość_domyślna varsayılan varsayılan_değer standardvärde bawaan"
    " mặc_định 默认 默认值 缺省值 預設 預設值 初期値 デフォルト デフォルト値 既定値 기본값 디폴트",
    "values": "valores_posibles valores_possíveis valores_permitidos valeurs_possibles mögliche_werte valori_possibili"
    " возможные_значения допустимые_значения możliwe_wartości olası_değerler möjliga_värden 可选值 取值 取值范围 枚举值"
    " 可選值 取り得る値 허용값 가능한_값",
    "in": "localização ubicación emplacement 位置 参数位置 传参方式 请求方式 场所 場所 위치",
    "example": "exemplo ejemplo exemple beispiel esempio пример przykład örnek exempel contoh ví_dụ"
    " 示例 示例值 参数示例 例子 样例 举例 範例 例 サンプル サンプル値 記述例 예시 예제 샘플",
}
_KNOWN_COLUMNS = {
    word.replace("_", " "): column
    for column, words in _COLUMNS.items()
    for word in words.split()
}
_YES = (
    "sim sí si oui ja да tak evet sì ya có 是 必填 必选 必须 必需 必須 필수 예 obrigatório obligatorio obligatoire"
    " erforderlich pflicht obbligatorio обязательный wajib zorunlu √ ✔️ ☑ ○ ◯ ● 〇 ◎"
)
_NO = (
    "não nao non nein нет nie hayır hayir nej tidak không 否 非必填 非必须 非必需 可选 选填 任意 선택 아니오 아니요 opcional"
    " facultatif facultativo optionnel facoltativo opzionale необязательный opsional × ✕ ✖ ✘ ☐ — –"
)
YES, NO = frozenset(_YES.split()), frozenset(_NO.split())
_TYPES: dict[str, str] = {
    "string": "texto cadena cadena_de_texto caracteres chaîne chaîne_de_caractères texte zeichenkette zeichenfolge"
    " stringa testo строка текст ciąg ciąg_znaków tekst metin dize sträng text teks chuỗi 字符串 字符 文本 字串 字符型"
    " 文字列 文字列型 テキスト 문자열 문자 텍스트",
    "integer": "entero inteiro número_entero número_inteiro entier ganzzahl intero целое целое_число число_целое"
    " liczba_całkowita tamsayı tam_sayı heltal bilangan_bulat số_nguyên 整数 整型 整數 長整型 长整型 整数型 정수 정수형",
    "number": "numérico numero número nombre numérique zahl число liczba sayı nummer angka bilangan số 数字 数值 數字"
    " 数値 数字型 数值型 浮点数 浮点型 小数 浮動小数点数 숫자 실수",
    "boolean": "booleano booléen bool logico boolesch wahrheitswert логический булево булевый булев логическое"
    " wartość_logiczna logiczny mantıksal boolesk sant/falskt 布尔 布尔值 布尔型 布林 布林值 真偽値 真偽 ブール"
    " ブール値 ブーリアン 불리언 불린 논리형",
    "array": "arreglo lista matriz vetor tableau liste elenco массив список tablica dizi listesi larik mảng 数组 列表"
    " 集合 陣列 配列 リスト 배열 목록",
    "object": "objeto objet objekt oggetto объект obiekt nesne obyek đối_tượng 对象 物件 オブジェクト 객체",
    "date": "fecha datum дата tarih tanggal ngày 日期 日付 날짜",
    "file": "archivo arquivo fichier datei файл plik dosya fil berkas tệp 文件 檔案 ファイル 파일",
}
_KNOWN_TYPES = {
    word.replace("_", " "): name
    for name, words in _TYPES.items()
    for word in words.split()
}


@lru_cache(maxsize=8192)
def english(text: str) -> str:
    """The text with the words that are known in English; it is the same when there are none."""
    return _ANY.sub(_word, _EDGE.sub(" ", text))


def _word(found: re.Match[str]) -> str:
    word = _GROUPS[found.lastgroup or ""]
    # Scripts without blanks between words get them.
    return word if found.group()[0] < "\u2e80" else f" {word} "


def column_of(header: str) -> str | None:
    """What a column holds by its header in lower case, in languages but English; None for other words."""
    return _KNOWN_COLUMNS.get(header)


def type_in_english(word: str) -> str:
    """The English name of a type, in lower case; the word as it is when it is none of these."""
    return _KNOWN_TYPES.get(word, word)
