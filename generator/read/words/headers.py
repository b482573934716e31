"""What heads the columns of tables in other languages, and what fills those for yes and no."""

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
_KNOWN = {
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


def column_of(header: str) -> str | None:
    """What a column holds by its header in lower case, in languages but English; None for other words."""
    return _KNOWN.get(header)
