using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Jkn.Workflows.Data.Migrations;

/// <summary>The truth: journals, where they end, and wrapped keys.</summary>
[DbContext(typeof(AppDb)), Migration("0001_journal")]
public sealed class M0001_Journal : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "secrets",
            c => new { name = c.Column<string>(), value = c.Column<byte[]>() },
            constraints: t => t.PrimaryKey("pk_secrets", t => t.name)
        );

        migrationBuilder.CreateTable(
            "case_heads",
            c => new
            {
                case_key = c.Column<long>()
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                id = c.Column<string>(),
                version = c.Column<long>(),
                hash = c.Column<byte[]>(),
                wrapped_key = c.Column<byte[]>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_case_heads", t => t.case_key)
        );
        migrationBuilder.CreateIndex("ux_case_heads_id", "case_heads", "id", unique: true);

        migrationBuilder.CreateTable(
            "case_journal",
            c => new
            {
                case_key = c.Column<long>(),
                version = c.Column<long>(),
                made_at = c.Column<long>(),
                made_by = c.Column<string>(),
                command = c.Column<string>(),
                capacity = c.Column<string>(nullable: true),
                acting_for = c.Column<string>(nullable: true),
                events = c.Column<byte[]>(),
                @sealed = c.Column<byte[]>(nullable: true),
                hash = c.Column<byte[]>(),
            },
            constraints: t => t.PrimaryKey("pk_case_journal", t => new { t.case_key, t.version })
        );
    }
}
