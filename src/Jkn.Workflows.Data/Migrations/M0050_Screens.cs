using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jkn.Workflows.Data.Migrations;

/// <summary>
/// What a person has typed and not sent, and the filters somebody keeps. The lock-out never used its two columns of accounts: it counts in
/// memory.
/// </summary>
[DbContext(typeof(AppDb)), Migration("0050_screens")]
public sealed class M0050_Screens : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "drafts",
            c => new
            {
                account = c.Column<string>(),
                page = c.Column<string>(),
                fields = c.Column<byte[]>(),
                saved_at = c.Column<long>(),
            },
            constraints: t => t.PrimaryKey("pk_drafts", t => new { t.account, t.page })
        );
        migrationBuilder.CreateIndex("ix_drafts_saved_at", "drafts", ["saved_at"]);
        migrationBuilder.CreateTable(
            "saved_filters",
            c => new
            {
                account = c.Column<string>(),
                name = c.Column<string>(),
                query = c.Column<string>(),
            },
            constraints: t => t.PrimaryKey("pk_saved_filters", t => new { t.account, t.name })
        );
        migrationBuilder.Sql("ALTER TABLE accounts DROP COLUMN failed_count");
        migrationBuilder.Sql("ALTER TABLE accounts DROP COLUMN locked_until");
    }
}
