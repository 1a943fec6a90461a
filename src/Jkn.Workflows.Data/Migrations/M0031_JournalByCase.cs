using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jkn.Workflows.Data.Migrations;

/// <summary>
/// An entry's key is case and version in one number (case × 2^24 + version): a case's entries lie side by side, with no index beside the
/// table.
/// </summary>
[DbContext(typeof(AppDb)), Migration("0031_journal_by_case")]
public sealed class M0031_JournalByCase : Migration
{
    private const string Columns = "made_at, made_by, command, capacity, acting_for, events, sealed, hash";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "journal_by_case",
            c => new
            {
                id = c.Column<long>(),
                made_at = c.Column<long>(),
                made_by = c.Column<string>(),
                command = c.Column<string>(),
                capacity = c.Column<string>(nullable: true),
                acting_for = c.Column<string>(nullable: true),
                events = c.Column<byte[]>(),
                @sealed = c.Column<byte[]>(nullable: true),
                hash = c.Column<byte[]>(),
            },
            constraints: t => t.PrimaryKey("pk_journal_by_case", t => t.id)
        );
        migrationBuilder.Sql(
            $"INSERT INTO journal_by_case (id, {Columns}) "
                + $"SELECT case_key * 16777216 + version, {Columns} FROM case_journal ORDER BY case_key, version"
        );
        migrationBuilder.DropTable("case_journal");
        migrationBuilder.RenameTable("journal_by_case", newName: "case_journal");
        // SQLite does not keep the name of a key
        if (migrationBuilder.ActiveProvider!.EndsWith("PostgreSQL", StringComparison.Ordinal))
            migrationBuilder.Sql("ALTER TABLE case_journal RENAME CONSTRAINT pk_journal_by_case TO pk_case_journal");
    }
}
