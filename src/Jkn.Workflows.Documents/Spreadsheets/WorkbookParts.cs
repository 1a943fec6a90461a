namespace Jkn.Workflows.Documents.Spreadsheets;

/// <summary>The parts of a workbook that are the same in each (ECMA-376, part 1): what it contains, its relations, its styles.</summary>
internal static class WorkbookParts
{
    private const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        Package = "http://schemas.openxmlformats.org/package/2006",
        Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

    public static readonly string ContentTypes = OneLine(
        $"""
        {Head}<Types xmlns="{Package}/content-types">
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Default Extension="xml" ContentType="application/xml"/>
        <Override PartName="/xl/workbook.xml" ContentType="{Kind}.sheet.main+xml"/>
        <Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Kind}.worksheet+xml"/>
        <Override PartName="/xl/styles.xml" ContentType="{Kind}.styles+xml"/>
        </Types>
        """
    );

    public static readonly string Relations = OneLine(
        $"""
        {Head}<Relationships xmlns="{Package}/relationships">
        <Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>
        """
    );

    public static readonly string WorkbookRelations = OneLine(
        $"""
        {Head}<Relationships xmlns="{Package}/relationships">
        <Relationship Id="rId1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/>
        <Relationship Id="rId2" Type="{Office}/styles" Target="styles.xml"/></Relationships>
        """
    );

    public static readonly string Styles = OneLine(
        $"""
        {Head}<styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="[$-421]dd/mm/yyyy"/></numFmts>
        <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font>
        </fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
        </fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1">
        <xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">
        <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
        <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
        <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
        <xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1">
        <alignment wrapText="1"/></xf>
        <xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """
    );

    // Broken between elements to be read; written without the breaks, for the bytes of a frozen list are hashed.
    private static string OneLine(string xml) => xml.ReplaceLineEndings("");
}
