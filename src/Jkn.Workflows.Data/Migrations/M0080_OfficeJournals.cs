using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Jkn.Workflows.Data.Migrations;

/// <summary>
/// Journals of offices, apart from those of cases. What stood in rows before is taken over at the next start as an opening balance, for its
/// names are sealed by keys that no migration has.
/// </summary>
[DbContext(typeof(AppDb)), Migration("0080_office_journals")]
public sealed class M0080_OfficeJournals : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "office_heads",
            c => new
            {
                office_key = c.Column<long>()
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                id = c.Column<string>(),
                version = c.Column<long>(),
                hash = c.Column<byte[]>(),
            },
            constraints: t => t.PrimaryKey("pk_office_heads", t => t.office_key)
        );
        migrationBuilder.CreateIndex("ux_office_heads_id", "office_heads", "id", unique: true);
        migrationBuilder.CreateTable(
            "office_journal",
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
            constraints: t => t.PrimaryKey("pk_office_journal", t => t.id)
        );
        migrationBuilder.CreateTable(
            "person_keys",
            c => new { account = c.Column<string>(), wrapped_key = c.Column<byte[]>(nullable: true) },
            constraints: t => t.PrimaryKey("pk_person_keys", t => t.account)
        );
        // A sweep's memory stood among the settings of the office; those are facts now.
        migrationBuilder.CreateTable(
            "promise_prints",
            c => new { region = c.Column<string>(), print = c.Column<string>() },
            constraints: t => t.PrimaryKey("pk_promise_prints", t => t.region)
        );
        migrationBuilder.Sql(
            "INSERT INTO promise_prints (region, print) SELECT region, json FROM region_settings WHERE name = 'promise/fingerprint'"
        );
        migrationBuilder.Sql("DELETE FROM region_settings WHERE name = 'promise/fingerprint'");
    }
}
