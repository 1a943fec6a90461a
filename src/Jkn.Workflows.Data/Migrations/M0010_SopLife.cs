using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Jkn.Workflows.Data.Migrations;

/// <summary>What happened to a version: every save with what was before it, every act of its life; its printed form.</summary>
[DbContext(typeof(AppDb)), Migration("0010_sop_life")]
public sealed class M0010_SopLife : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("base_id", "sops", nullable: true);
        migrationBuilder.AddColumn<string>("sheet", "sops", nullable: true);
        migrationBuilder.AddColumn<string>("acknowledged", "sops", nullable: true);

        migrationBuilder.CreateTable(
            "sop_history",
            c => new
            {
                id = c.Column<long>()
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                region = c.Column<string>(),
                version_id = c.Column<string>(),
                revision = c.Column<int>(),
                at = c.Column<long>(),
                actor = c.Column<string>(),
                actor_name = c.Column<string>(),
                act = c.Column<string>(),
                note = c.Column<string>(nullable: true),
                session = c.Column<string>(nullable: true),
                before = c.Column<byte[]>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_sop_history", t => t.id)
        );
        migrationBuilder.CreateIndex("ix_sop_history_version_id_revision", "sop_history", ["version_id", "revision"]);

        migrationBuilder.CreateTable(
            "sop_prints",
            c => new
            {
                version_id = c.Column<string>(),
                content_hash = c.Column<string>(),
                file_name = c.Column<string>(),
                content = c.Column<byte[]>(),
                at = c.Column<long>(),
            },
            constraints: t => t.PrimaryKey("pk_sop_prints", t => t.version_id)
        );
    }
}
