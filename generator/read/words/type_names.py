"""The words for types in other languages, as the English ones."""

_NAMES: dict[str, str] = {
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
_KNOWN = {
    word.replace("_", " "): name
    for name, words in _NAMES.items()
    for word in words.split()
}


def in_english(word: str) -> str:
    """The English name of a type, in lower case; the word as it is when it is none of these."""
    return _KNOWN.get(word, word)
